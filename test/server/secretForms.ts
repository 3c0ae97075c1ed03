/** The ways in which a secret may be written. */
export function secretForms(secret: string): string[] {
  return [
    secret,
    secret.slice(0, 12),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    btoa(secret).replace(/=+$/, ''),
  ]
}
