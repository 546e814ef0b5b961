// Says how large the built pages are, packed as a browser gets them, and fails when the script is beyond its budget.
// Takes the folder of the built pages (default: where `npm run build` puts them).
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const SCRIPT = 160 * 1024
const folder = process.argv[2] ?? new URL('../../src/dateline/serve/pages', import.meta.url).pathname

const files = walk(folder).map((file) => ({ file: file.slice(folder.length + 1), size: gzipSync(readFileSync(file), { level: 9 }).length }))
if (!files.length) throw new Error(`Nothing is built in ${folder}: run npm run build first`)
const total = (end) => files.filter(({ file }) => file.endsWith(end)).reduce((sum, { size }) => sum + size, 0)

for (const { file, size } of files.slice().sort((a, b) => b.size - a.size)) console.log(`${kilobytes(size)}  ${file}`)
console.log(`${kilobytes(total('.js'))}  all script (at most ${kilobytes(SCRIPT).trim()})`)
console.log(`${kilobytes(total('.css'))}  all styles`)
console.log(`${kilobytes(files.reduce((sum, { size }) => sum + size, 0))}  all files`)
if (total('.js') > SCRIPT) {
  console.error('The script is larger than its budget.')
  process.exitCode = 1
}

function walk(path) {
  return readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? walk(join(path, name)) : [join(path, name)]))
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} KB`
}
