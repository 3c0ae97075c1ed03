import { taskFailure } from '../../src/core/taskFailure.js'
import { videoErrorCodes, type FailureReason, type VideoErrorCode } from '../../src/index.js'
import { en, type MessageKey } from '../../src/messages.js'
import { failureFacts, requestFacts } from './errorFacts.js'
import { Table } from './Table.js'

/** Every code of a `VideoError`; status and `retryable` are read from the kit's own table. */
export function RequestErrorTable() {
  const codes = Object.keys(videoErrorCodes) as VideoErrorCode[]
  return (
    <Table
      head={['code', 'HTTP', 'retryable', 'what it means', 'what you do', 'what the components say']}
      rows={codes.map((code) => [
        <code key={code}>{code}</code>,
        videoErrorCodes[code].status,
        videoErrorCodes[code].retryable ? 'yes' : 'no',
        requestFacts[code].means,
        requestFacts[code].host,
        said(`error.${code}.title`, `error.${code}.next`),
      ])}
    />
  )
}

/** Every reason of a failed task. */
export function FailureTable() {
  const reasons = Object.keys(failureFacts) as FailureReason[]
  return (
    <Table
      head={['reason', 'retryable', 'what it means', 'what you do', 'what the components say']}
      rows={reasons.map((reason) => [
        <code key={reason}>{reason}</code>,
        taskFailure('', '', 'unknown', reason).retryable ? 'yes' : 'no',
        failureFacts[reason].means,
        failureFacts[reason].host,
        said(`failure.${reason}.title`, `failure.${reason}.next`),
      ])}
    />
  )
}

function said(...keys: MessageKey[]): string {
  return keys
    .map((key) => en[key])
    .filter((message) => typeof message === 'string')
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(' ')
}
