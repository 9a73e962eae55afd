// Reads scripts as a browser does, without running them: each as a module, with what it imports.
// Arguments: the folder in which "/assets/..." lies, and the scripts. Prints what cannot be read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SourceTextModule } from "node:vm";

const [root, ...scripts] = process.argv.slice(2);
const modules = new Map();

function moduleOf(file) {
  if (!modules.has(file)) {
    modules.set(file, new SourceTextModule(readFileSync(file, "utf8"), { identifier: file }));
  }
  return modules.get(file);
}

for (const file of scripts) {
  try {
    const script = moduleOf(file);
    if (script.status === "unlinked") await script.link((address) => moduleOf(join(root, address)));
  } catch (error) {
    console.log(`${file}: ${error.message}`);
  }
}
