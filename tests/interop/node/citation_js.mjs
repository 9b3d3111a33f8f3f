// Citation.js reads a file and gives CSL-JSON items: `node citation_js.mjs bibtex|biblatex|ris|csljson < file`.
import { Cite, logger } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import '@citation-js/plugin-csl'
import { answer, text } from './input.mjs'

const types = {
  bibtex: '@bibtex/text',
  biblatex: '@biblatex/text',
  ris: '@ris/file',
  csljson: '@csl/list+object'
}

const complaints = []
const complain = (...words) => complaints.push(words.join(' '))
logger._console = { log: complain, error: complain }
logger.level = 'warn'

const format = process.argv[2]
const cite = new Cite(format === 'csljson' ? JSON.parse(text) : text, { forceType: types[format] })
// A bibliography in a style of its own, so that a value it cannot set is seen.
const printed = cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' })
if (printed.trim() === '' && cite.data.length > 0) complain('nothing printed')
answer(cite.data.map(({ _graph, ...item }) => item), complaints)
