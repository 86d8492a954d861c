/** Version of the texts in the message catalogue; a test holds it against the server's. */
export const termsVersion = '2026-11'
