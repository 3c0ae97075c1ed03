import { readFileSync, readdirSync } from 'node:fs'
import { root } from '../package/sourceFiles.js'

/** The files of a folder of examples, each as an app would have it: with the package in place of its sources. */
export function shownFiles(folder: string): { name: string; text: string }[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, text: asShown(readFileSync(`${root}/${folder}/${name}`, 'utf8')) }))
}

function asShown(text: string): string {
  return text
    .replace(/'(?:\.\.\/)+src\/(\w+)\.js'/g, (_, entry: string) =>
      entry === 'index' ? "'rushes'" : `'rushes/${entry}'`,
    )
    .replace(/'(?:\.\.\/)+stories\/guide\/testing\/(\w+)\.js'/g, "'./$1.js'")
}

/** What the fences of a page of the guide show. */
export function fencesOf(page: string): string[] {
  const text = readFileSync(`${root}/stories/guide/${page}`, 'utf8')
  return [...text.matchAll(/^```\w+(?: \w+)?\n(.*?)^```$/gms)].map(([, fence = '']) => fence)
}
