/**
 * Whether a request brings the key that is asked for at that host. Under any other name stands a proxy, and adds it;
 * which key it is does not matter.
 */
export function hasKey({ request, url }: { request: Request; url: URL }, hosts: readonly string[]): boolean {
  return !hosts.includes(url.hostname) || /^Bearer \S+$/.test(request.headers.get('Authorization') ?? '')
}
