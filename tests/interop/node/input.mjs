// Standard input as one text.
import { readFileSync } from 'node:fs'

export const text = readFileSync(0, 'utf8')

// The answer of a script: the records a program read, and what it complained of.
export function answer (records, complaints = []) {
  process.stdout.write(JSON.stringify({ records, complaints }))
}
