import { list, object } from '../../src/core/shape.js'
import { queryResultSchema } from '../../src/core/wireAnswers.js'

/** What `POST /tasks/query` answers, with every result readable. */
export const queryAnswerSchema = object({ results: list(queryResultSchema) })
