import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** For now (450) or for good (550). */
type Refusal = 450 | 550

/** As much of SMTP (RFC 5321) as it takes to be given a letter, or to refuse its recipient. */
export const mailServer = async () => {
  const received: string[] = []
  const carrier: { url: string; received: string[]; refuses: Refusal | null } = {
    url: '',
    received,
    refuses: null,
  }
  const server = createServer((socket) => {
    let letter: string | null = null
    let rest = ''
    socket.write('220 here\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      rest += chunk
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (letter === null) {
          if (line === 'DATA') letter = ''
          const answer = line === 'DATA' ? '354 go on' : line === 'QUIT' ? '221 bye' : '250 ok'
          const to = /^RCPT TO:(\S+)/.exec(line)?.[1]
          socket.write(`${to && carrier.refuses ? `${carrier.refuses} ${to} is not taken` : answer}\r\n`)
          if (line === 'QUIT') socket.end()
        } else if (line === '.') {
          received.push(letter)
          letter = null
          socket.write('250 taken\r\n')
        } else letter += `${line}\n`
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  carrier.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(carrier, {
    async [Symbol.asyncDispose]() {
      server.close()
      await once(server, 'close')
    },
  })
}
