// biblatex-csl-converter reads .bib; the records are the CSL-JSON it makes of it.
import converter from 'biblatex-csl-converter'
import { answer, text } from './input.mjs'

const { BibLatexParser, CSLExporter } = converter
const bibliography = new BibLatexParser(text, { processUnexpected: true, processUnknown: true }).parse()
const keys = Object.keys(bibliography.entries)
const items = new CSLExporter(bibliography.entries, keys, { useEntryKeys: true }).parse()
// A field it knows nothing of is taken all the same (processUnknown): it gives the text and says so.
const faults = [...bibliography.errors, ...bibliography.warnings].filter(({ type }) => type !== 'unknown_field')
answer(Object.values(items), faults.map((fault) => JSON.stringify(fault)))
