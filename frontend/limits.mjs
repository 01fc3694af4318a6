// What the built files may weigh, and whose marks they may not carry.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// 120 kB for a first load, of which 16 kB are left to the page itself.
export const FIRST_LOAD_LIMIT = 104_000;

// The crown, the crest and the typeface of GOV.UK belong to services on its domain. Ours is not one.
const MARKS = [/GDS Transport/i, /govuk-crest/i, /govuk-logo/i, /govuk-opengraph/i, /-crown/i, /favicon/i];

/** Sentences that name each file in which a mark of GOV.UK, or an italic face, was found. */
export function brandFaults(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.flatMap((entry) => {
    if (/crown|crest|italic|opengraph/i.test(entry.name)) return [`${entry.name} may not be shipped`];
    if (/\.(woff2|gz|br)$/.test(entry.name)) return [];
    const text = readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8");
    return MARKS.filter((mark) => mark.test(text)).map((mark) => `${entry.name} carries ${mark.source}`);
  });
}
