// citeproc-js takes CSL-JSON through a style that prints every variable under its name: the records are what it printed.
import { createRequire } from 'node:module'
import CSL from 'citeproc'
import { answer, text } from './input.mjs'

const require = createRequire(import.meta.url)
const { plugins } = require('@citation-js/core')
require('@citation-js/plugin-csl')
const locales = plugins.config.get('@csl').locales

const texts = [
  'abstract', 'annote', 'archive', 'archive_location', 'archive-place', 'authority', 'call-number', 'collection-title',
  'container-title', 'container-title-short', 'DOI', 'event-title', 'event', 'event-place', 'genre', 'ISBN', 'ISSN',
  'keyword', 'language', 'medium', 'note', 'original-title', 'page', 'PMCID', 'PMID', 'publisher', 'publisher-place',
  'section', 'source', 'status', 'title', 'title-short', 'URL', 'version'
]
const numbers = [
  'chapter-number', 'collection-number', 'edition', 'issue', 'number', 'number-of-pages', 'number-of-volumes', 'volume'
]
const dates = ['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']
const names = [
  'author', 'editor', 'translator', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author',
  'contributor', 'curator', 'director', 'editorial-director', 'executive-producer', 'guest', 'host', 'illustrator',
  'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer', 'recipient', 'reviewed-author',
  'script-writer', 'series-creator'
]
const [open, close] = ['\u27e6', '\u27e7']
const marked = (name, element) => `<group prefix="${open}${name}=" suffix="${close}">${element}</group>`
const part = (name) => `<date-part name="${name}"/>`
const style = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US">
<info><title>Every variable</title><id>every-variable</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>${[
  ...texts.map((name) => marked(name, `<text variable="${name}"/>`)),
  ...numbers.map((name) => marked(name, `<text variable="${name}"/>`)),
  ...dates.map((name) =>
    marked(name, `<date variable="${name}" delimiter=" ">${['year', 'month', 'day'].map(part).join('')}</date>`)),
  ...names.map((name) => marked(name, `<names variable="${name}"><name form="long" delimiter="; "/></names>`))
].join('')}</layout></bibliography></style>`

const items = JSON.parse(text)
const byId = new Map(items.map((item) => [String(item.id), item]))
const complaints = []
CSL.debug = (line) => complaints.push(String(line))
CSL.error = (line) => complaints.push(String(line))
const engine = new CSL.Engine({ retrieveLocale: (tag) => locales.get(tag), retrieveItem: (id) => byId.get(String(id)) }, style)
engine.setOutputFormat('text')
engine.updateItems([...byId.keys()])
const [facts, lines] = engine.makeBibliography()
const field = new RegExp(`${open}([A-Za-z_-]+)=([^${close}]*)${close}`, 'gu')
const records = lines.map((line, index) => ({
  id: facts.entry_ids[index][0],
  ...Object.fromEntries([...line.matchAll(field)].map(([, name, value]) => [name, value]))
}))
complaints.push(...facts.bibliography_errors.map((fault) => JSON.stringify(fault)))
answer(records, complaints)
