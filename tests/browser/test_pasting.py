"""What is pasted becomes plain paragraphs, list items and addresses."""

import json

from playwright.sync_api import Locator, Page, expect

from tests.browser.screens import Opener, at_an_empty_desk, examined

GROUP = "De Weerwolfjes"  # at which no other test writes
PASTE = """(field, html) => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", html);
  clipboard.setData("text/plain", "platte tekst");
  const facts = { clipboardData: clipboard, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", facts));
}"""
PLAIN = """async (pieces) => {
  const { plain } = await import("/assets/composer/pasting.js");
  return pieces.map(plain);
}"""
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word"><head><title>Weekbrief</title>
<style><!-- p.MsoNormal { font-family: Calibri; } --></style>
<xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml></head><body lang=NL>
<!--StartFragment-->
<p class=MsoNormal><b><span style='font-size:16.0pt'>Vandaag naar het <i>museum</i></span></b>
<o:p></o:p></p>
<p class=MsoNormal>We zagen&nbsp;een mammoet<br>en twee beren.<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol;mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp;&nbsp;&nbsp;</span></span><![endif]>Een jas mee</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol;mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp;&nbsp;&nbsp;</span></span><![endif]>Een trommel met brood</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Vertrek</p></td>
<td><p class=MsoNormal>9.00</p></td></tr><tr><td><p class=MsoNormal>Terug</p></td>
<td><p class=MsoNormal>14.30</p></td></tr></table>
<p class=MsoNormal>Kijk op <a href="https://museum.example/groepen">de site</a> of op
<a href="https://museum.example/">museum.example</a>, of mail
<a href="mailto:juf@school.example">juf@school.example</a>.</p>
<p class=MsoNormal><img src="file:///C:/foto.png" onerror="alert(1)"><script>alert(2)</script></p>
<!--EndFragment--></body></html>"""
AS_TYPED = """Vandaag naar het museum

We zagen een mammoet
en twee beren.

• Een jas mee
• Een trommel met brood

Vertrek 9.00
Terug 14.30

Kijk op de site (https://museum.example/groepen) of op https://museum.example/, of mail \
juf@school.example."""
PIECES = {
    "<p>een</p><p>twee</p>": "een\n\ntwee",
    "een<br>twee": "een\ntwee",
    "<ul><li>een</li><li>twee</li></ul>": "• een\n• twee",
    "<ol><li><p>een</p></li><li>twee <b>drie</b></li></ol>": "• een\n• twee drie",
    "<table><tr><th>dag</th><td>uur</td></tr></table>": "dag uur",
    "<a href='javascript:alert(1)'>klik</a>": "klik",
    "<a href='https://a.example'> </a>": "",
    "<h1>Kop</h1>tekst": "Kop\n\ntekst",
    "<style>p {}</style><script>x</script><p>over</p>": "over",
    "  veel \n  witruimte&nbsp;&nbsp;hier ": "veel witruimte hier",
    "<p>1 &lt; 2 &amp; <b>vet</b></p>": "1 < 2 & vet",
    "<p dir='rtl'>ذهبنا إلى الغابة</p>": "ذهبنا إلى الغابة",
}


def paste(field: Locator, html: str) -> None:
    field.evaluate(PASTE, html)


def typed(page: Page) -> str:
    return page.get_by_test_id("composer-body").input_value()


def test_a_page_of_word_becomes_paragraphs_and_addresses_and_can_be_undone(desk: Opener) -> None:
    page = at_an_empty_desk(desk, "leider", GROUP)
    body = page.get_by_test_id("composer-body")
    body.press_sequentially("Hier: .")
    body.press("ArrowLeft")

    examined.add(page)  # the content policy says what of Word's own styles and scripts it forbids
    paste(body, FROM_WORD)

    assert typed(page) == f"Hier: {AS_TYPED}."
    expect(page.locator(".preview .post-text")).to_have_text(f"Hier: {AS_TYPED}.")
    body.press("Control+z")
    assert typed(page) == "Hier: ."
    body.press("Control+Shift+z")
    assert typed(page) == f"Hier: {AS_TYPED}."
    page.reload()
    assert typed(page) == f"Hier: {AS_TYPED}."


def test_a_title_stays_one_line_whatever_is_pasted(desk: Opener) -> None:
    page = at_an_empty_desk(desk, "leider", GROUP)
    title = page.get_by_test_id("composer-title")
    title.focus()

    paste(title, "<p>Naar het</p><p>museum</p>")

    expect(title).to_have_value("Naar het museum")


def test_each_piece_of_html_reads_as_people_would_type_it(desk: Opener) -> None:
    page = at_an_empty_desk(desk, "leider", GROUP)

    examined.add(page)
    became = page.evaluate(PLAIN, list(PIECES))

    assert json.dumps(became, indent=1) == json.dumps(list(PIECES.values()), indent=1)
