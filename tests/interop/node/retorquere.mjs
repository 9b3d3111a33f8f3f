// @retorquere/bibtex-parser, which reads .bib for Better BibTeX; the records are its fields as text, names as objects.
import { parse } from '@retorquere/bibtex-parser'
import { answer, text } from './input.mjs'

const { entries, errors } = parse(text, { sentenceCase: false })
answer(entries.map(({ key, type, fields }) => ({ id: key, type, ...fields })), errors.map((fault) => JSON.stringify(fault)))
