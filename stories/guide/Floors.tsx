import { folders, packages } from '../../scripts/floors.mjs'
import floorsText from '../../scripts/floors.mjs?raw'
import { folderPurposes } from './folderPurposes.js'
import { Table } from './Table.js'

/** The drawing at the head of scripts/floors.mjs, as it stands there. */
export function Floors() {
  const drawing = floorsText
    .split('\n')
    .filter((line) => /^\/\/ {3}/.test(line))
    .map((line) => line.slice(5))
  return <pre style={{ overflowX: 'auto', lineHeight: 1.3 }}>{drawing.join('\n')}</pre>
}

/** What each folder is for, and what it may import. */
export function FolderTable() {
  return (
    <Table
      head={['folder', 'what lives there', 'may import', 'packages']}
      rows={Object.entries(folders).map(([folder, below]) => [
        <code key={folder}>{folder}/</code>,
        folderPurposes[folder],
        below.join(', '),
        packages[folder]?.join(', '),
      ])}
    />
  )
}
