import { expect, test } from 'vitest'
import { folders } from '../../scripts/floors.mjs'
import { folderPurposes } from '../../stories/guide/folderPurposes.js'

test('the page Architecture says what each folder is for', () => {
  expect(Object.keys(folderPurposes).sort()).toEqual(Object.keys(folders).sort())
})
