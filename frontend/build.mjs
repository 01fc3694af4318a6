// Compiles the style sheet and gathers the fonts and scripts that a page loads.
// Usage: node build.mjs [--quiet]
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as sass from "sass";
import { brandFaults, FIRST_LOAD_LIMIT } from "./limits.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const built = join(here, "..", "src", "ymylon", "design", "static", "built");
const faces = join(modules, "@fontsource-variable", "atkinson-hyperlegible-next", "files");
// Upright only: an italic would cost another 50 kB and nothing is set in it.
const fonts = ["latin", "latin-ext"].map((set) => `atkinson-hyperlegible-next-${set}-wght-normal.woff2`);

rmSync(built, { recursive: true, force: true });
mkdirSync(join(built, "fonts"), { recursive: true });

const sheet = sass.compile(join(here, "src", "ymylon.scss"), {
  loadPaths: [modules], style: "compressed", quietDeps: true, sourceMap: false,
});
writeFileSync(join(built, "ymylon.css"), sheet.css);
for (const font of fonts) copyFileSync(join(faces, font), join(built, "fonts", font));
for (const script of readdirSync(join(here, "src")).filter((name) => name.endsWith(".js"))) {
  copyFileSync(join(here, "src", script), join(built, script));
}
// The map that the file names isn't shipped, and a static file storage that follows such names would stumble.
const patterns = readFileSync(join(modules, "govuk-frontend", "dist", "govuk", "govuk-frontend.min.js"), "utf8");
writeFileSync(join(built, "govuk-frontend.min.js"), patterns.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));

const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
let total = 0;
for (const file of files) {
  const path = join(file.parentPath ?? file.path, file.name);
  const bytes = readFileSync(path);
  let sent = bytes.length;
  if (!file.name.endsWith(".woff2")) {
    // Beside each file lie its compressed forms: the web server sends those and spends no time on it.
    const zipped = gzipSync(bytes, { level: 9 });
    writeFileSync(`${path}.gz`, zipped);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    sent = zipped.length;
  }
  total += sent;
  if (!process.argv.includes("--quiet")) console.log(`${String(sent).padStart(7)} bytes sent  ${file.name}`);
}
console.log(`${String(total).padStart(7)} bytes sent  at the first load, without the page itself (limit ${FIRST_LOAD_LIMIT})`);

const faults = brandFaults(built);
if (total > FIRST_LOAD_LIMIT) faults.push(`the first load is ${total} bytes; the limit is ${FIRST_LOAD_LIMIT}`);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
