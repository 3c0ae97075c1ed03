/** What `fetch` throws where no answer came, with the cause that Node gives it. */
export class ConnectionFailure extends TypeError {
  constructor(code: 'ECONNREFUSED' | 'ECONNRESET') {
    super('fetch failed', { cause: Object.assign(new Error(code), { code }) })
  }
}
