import { readFileSync, readdirSync } from 'node:fs'
import { root } from '../package/sourceFiles.js'

/** The files of a folder of examples, each as an app would have it: with the package in place of its sources. */
export function shownFiles(folder: string): { name: string; text: string }[] {
  return readdirSync(`${root}/${folder}`).map((name) => ({
    name,
    text: readFileSync(`${root}/${folder}/${name}`, 'utf8').replace(
      /'(?:\.\.\/)+src\/(\w+)\.js'/g,
      (_, entry: string) => (entry === 'index' ? "'rushes'" : `'rushes/${entry}'`),
    ),
  }))
}

/** What the fences of a page of the guide show. */
export function fencesOf(page: string): string[] {
  const text = readFileSync(`${root}/stories/guide/${page}`, 'utf8')
  return [...text.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, fence = '']) => fence)
}
