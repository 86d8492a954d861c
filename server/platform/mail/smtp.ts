import nodemailer from 'nodemailer'
import type { Carrier } from './letter.ts'

/** Carries letters over SMTP. The outbox id is the message id, so that a repeated sending can be recognised. */
export function smtp(url: string, from: string): Carrier {
  const transport = nodemailer.createTransport(url, { from })
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return async ({ id, recipient, subject, text, html, language, pictures, unsubscribe }) => {
    await transport.sendMail({
      to: recipient,
      subject,
      text,
      html,
      messageId: `<${id}@${domain}>`,
      headers: {
        'Content-Language': language,
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribe && {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
      attachments: pictures.map(({ cid, bytes }) => ({
        cid,
        content: bytes,
        filename: `${cid}.jpg`,
        contentType: 'image/jpeg',
        contentDisposition: 'inline' as const,
      })),
    })
  }
}
