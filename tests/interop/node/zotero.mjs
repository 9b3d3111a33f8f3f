// Zotero's own import, as its translation server had it in 2019: `node zotero.mjs < file` gives the items, with each
// item's child notes under `notes` and its creators by their roles. The format is found as Zotero finds it.
import { answer, text } from './input.mjs'

console.log = console.debug = () => {} // it talks much, on standard output
const { default: translators } = await import('zotero-translators')

const items = new Map()
for (const { key, parentItem, creators = [], tags = [], note, ...item } of await translators.referenceImport(text)) {
  if (parentItem !== undefined) {
    if (note !== undefined) items.get(parentItem).notes.push(note)
    continue
  }
  for (const { creatorType, ...name } of creators) (item[creatorType] ??= []).push(name)
  items.set(key, { ...item, tags: tags.map(({ tag }) => tag), notes: note === undefined ? [] : [note] })
}
answer([...items.values()])
await new Promise(written => process.stdout.write('', written))
process.exit(0) // something in it keeps node waiting
