"""The HTML around every page: NiceGUI's template, changed in named places.

A light page (pages/light.py) shows its content before any script or style of the framework has
arrived, and every page carries a nonce for its strict content policy (pages/security.py). Each
change counts how often its text occurs, so that a new NiceGUI refuses to start instead of rotting.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import nicegui.client
from fastapi import Request
from jinja2 import ChoiceLoader, DictLoader

from services.texts import language

NONCE = ' nonce="{{ nonce }}"'
LAYERS = "@layer theme, base, quasar, nicegui, components, utilities, overrides, quasar_importants;"
FONTS = '@import url("{{ prefix | safe }}/_nicegui/{{version}}/static/fonts.css") layer(base);'
LIGHT_IMPORTS = ("vue", "dompurify")  # of the fifty libraries that NiceGUI could bring
ANY = -1

# Scripts of a light page wait for the first paint, so that nothing competes with it; its framework
# styles wait until the page is live, because only dialogs and notices need them.
WAKE_UP = """{% if light %}<template id="late-styles">{{ framework_styles }}</template>
<script nonce="{{ nonce }}">
(() => {
  const nonce = document.currentScript.nonce;
  const wake = () => {
    for (const link of document.querySelectorAll('link[rel=late]')) link.rel = 'modulepreload';
    for (const late of document.querySelectorAll('script[type^=late]')) {
      const script = document.createElement('script');
      script.nonce = nonce;
      script.async = false;
      if (late.type === 'late-module') script.type = 'module';
      const address = late.getAttribute('src');
      if (address) script.src = address; else script.textContent = late.textContent;
      late.replaceWith(script);
    }
    setTimeout(kvStyles, 10000);
  };
  window.kvStyles = () => {
    const waiting = document.getElementById('late-styles');
    if (!waiting) return;
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = waiting.content.textContent;
    waiting.replaceWith(style);
  };
  let awake = false;
  const once = () => { if (!awake) { awake = true; wake(); } };
  if (document.hidden) once();
  else {  // the first paint may be of half a page: then one frame more, with all that was drawn
    const frame = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
    new PerformanceObserver(frame).observe({ type: 'paint', buffered: true });
    setTimeout(once, 2500);
  }
})();
</script>{% endif %}
  </body>"""

# What stands in NiceGUI's template, what stands there in ours, and how often (ANY: at least once).
CHANGES: tuple[tuple[str, str, int], ...] = (
    (
        '<html{% if html_lang %} lang="{{ html_lang }}"{% else %} dir="ltr"{% endif %}>',
        '<html lang="{{ spoken }}" dir="ltr">',  # each viewer's own, not one for all
        1,
    ),
    (
        f"<style>\n      {LAYERS}",
        f"{{% if light %}}<style{NONCE}>{LAYERS}\n{{{{ light | safe }}}}</style>{{% endif %}}"
        f"{{% set framework_styles %}}\n      {LAYERS}",
        1,
    ),
    (FONTS, f"{{% if not light %}}{FONTS}{{% endif %}}", 1),  # we use the phone's own font
    (
        '        }\n      }\n    </style>\n    <script type="importmap">',
        "        }\n      }\n    {% endset %}"
        f"{{% if not light %}}<style{NONCE}>{{{{ framework_styles }}}}</style>{{% endif %}}\n"
        f'    <script type="importmap"{NONCE}>',
        1,
    ),
    (
        '{"imports": {{ imports | safe }}}',
        '{"imports": {% if light %}{{ imports | of_light_pages | safe }}'
        "{% else %}{{ imports | safe }}{% endif %}}",
        1,
    ),
    ("<script>\n      addStyle", f"<script{NONCE}>\n      addStyle", 1),
    (
        "<script defer src=",
        f'<script{{% if light %}} type="late"{{% else %}} defer{NONCE}{{% endif %}} src=',
        ANY,
    ),
    (
        '<script type="module">',
        f'<script type="{{% if light %}}late-module{{% else %}}module{{% endif %}}"{NONCE}>',
        2,
    ),
    (
        '<link rel="modulepreload" href="{{ url }}" />',
        f'<link rel="{{% if light %}}late{{% else %}}modulepreload{{% endif %}}"'
        f' href="{{{{ url }}}}"{NONCE} />',
        1,
    ),
    (
        "{{ body_html | safe }}",
        '{{ body_html | replace("<style>", "<style nonce=\\"" ~ nonce ~ "\\">", 1) | safe }}',
        1,
    ),
    (
        '<div id="nicegui-keep-alive-cache" style="display: none" aria-hidden="true">',
        '<div id="nicegui-keep-alive-cache" hidden aria-hidden="true">',
        1,
    ),
    ("  </body>", WAKE_UP, 1),
)
OLD_BROWSER = (
    "    <style>\n      #esm-fallback {",
    '<div id="app"',
)  # a notice that slow phones flash


class TemplateChanged(Exception):
    """NiceGUI's page template is not the one that our changes were written for."""


def install() -> None:
    """Let NiceGUI draw its pages with our template. May be called again, by tests."""
    templates = nicegui.client.templates
    loader, drawn_before = templates.env.loader, templates.env.cache
    if loader is None or drawn_before is None:
        raise TemplateChanged("NiceGUI finds its templates in another way")
    original = (Path(nicegui.client.__file__).parent / "templates" / "index.html").read_text()
    ours = DictLoader({"index.html": _changed(original)})
    templates.env.loader = ChoiceLoader([ours, loader])
    templates.env.filters["of_light_pages"] = _of_light_pages
    drawn_before.clear()
    if _page_facts not in templates.context_processors:
        templates.context_processors.append(_page_facts)


def _changed(source: str) -> str:
    source = _without_old_browser_notice(source)
    for old, new, times in CHANGES:
        found = source.count(old)
        if found == 0 or times not in (found, ANY):
            raise TemplateChanged(f"{old!r} stands {found} times in NiceGUI's page template")
        source = source.replace(old, new)
    return source


def _without_old_browser_notice(source: str) -> str:
    begin, end = OLD_BROWSER
    if source.count(begin) != 1 or source.count(end) != 1:
        raise TemplateChanged(f"{begin!r} is not in NiceGUI's page template")
    return source[: source.index(begin)] + source[source.index(end) :]


@lru_cache(maxsize=10)
def _of_light_pages(imports: str) -> str:
    """Where the libraries are that a light page may import."""
    addresses = json.loads(imports)
    return json.dumps({name: addresses[name] for name in LIGHT_IMPORTS})


def _page_facts(request: Request) -> dict[str, Any]:
    """What our template needs: the nonce, the viewer's language, and on a light page the styles of
    its first paint."""
    state = request.scope.get("state", {})
    return {
        "nonce": state.get("nonce", ""),
        "spoken": language(),
        "light": state.get("light_styles"),
    }
