// What the sources must not have: ways to turn text into markup or script, addresses of other servers, inline handlers.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FORBIDDEN = [
  [/\b(inner|outer)HTML\b/, 'text goes into text nodes only'],
  [/insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|DOMParser|document\.write/, 'text goes into text nodes only'],
  [/\beval\s*\(|new Function\s*\(/, 'no code is made at run time'],
  [/(?:from|import\()\s*['"]https?:/, 'all is served from our own origin'],
  [/@import\s+url|url\(\s*['"]?https?:/, 'all is served from our own origin'],
  [/localStorage\.setItem\((?!KEPT_AS)/, 'only the choice of colours is kept in the browser'],
]

const root = new URL('../src', import.meta.url).pathname
const faults = walk(root).flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, n) => FORBIDDEN.filter(([sign]) => sign.test(line)).map(([, why]) => `${file.slice(root.length + 1)}:${n + 1}: ${why}\n    ${line.trim()}`)),
)
for (const fault of faults) console.error(fault)
if (faults.length) process.exitCode = 1
else console.log('Nothing forbidden in the sources.')

function walk(path) {
  return readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? walk(join(path, name)) : [join(path, name)]))
}
