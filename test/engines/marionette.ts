import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import webdriver from 'selenium-webdriver'
import { type Command, type Executor, Name } from 'selenium-webdriver/lib/command.js'

/**
 * What Firefox calls the commands of WebDriver. Debian has no geckodriver, which is a translator from HTTP to
 * Marionette, the protocol that Firefox itself speaks; so selenium speaks it here at once.
 */
const commands: Record<string, string> = {
  [Name.NEW_SESSION]: 'WebDriver:NewSession',
  [Name.QUIT]: 'Marionette:Quit',
  [Name.GET]: 'WebDriver:Navigate',
  [Name.GET_CURRENT_URL]: 'WebDriver:GetCurrentURL',
  [Name.REFRESH]: 'WebDriver:Refresh',
  [Name.GO_BACK]: 'WebDriver:Back',
  [Name.ADD_COOKIE]: 'WebDriver:AddCookie',
  [Name.FIND_ELEMENT]: 'WebDriver:FindElement',
  [Name.FIND_ELEMENTS]: 'WebDriver:FindElements',
  [Name.CLICK_ELEMENT]: 'WebDriver:ElementClick',
  [Name.CLEAR_ELEMENT]: 'WebDriver:ElementClear',
  [Name.SEND_KEYS_TO_ELEMENT]: 'WebDriver:ElementSendKeys',
  [Name.ACTIONS]: 'WebDriver:PerformActions',
  [Name.CLEAR_ACTIONS]: 'WebDriver:ReleaseActions',
  [Name.EXECUTE_SCRIPT]: 'WebDriver:ExecuteScript',
  [Name.EXECUTE_ASYNC_SCRIPT]: 'WebDriver:ExecuteAsyncScript',
  [Name.SCREENSHOT]: 'WebDriver:TakeScreenshot',
}

type Failure = { error: string; message: string; stacktrace: string }
type Answer = [type: 1, id: number, failure: Failure | null, value: unknown]

/** Connects to the Firefox that listens on a port of this machine. */
export async function marionette(port: number): Promise<Executor & Disposable> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  onMessage(socket, (message) => {
    // the first thing it says is who it is
    if (!Array.isArray(message)) return
    const [, id, failure, value] = message as Answer
    const asked = waiting.get(id)
    waiting.delete(id)
    if (failure) asked?.reject(refusal(failure))
    else asked?.resolve(unwrapped(value))
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has ended'))
  })
  return {
    execute: (command: Command) => {
      const name = commands[command.getName()]
      if (!name) return Promise.reject(new Error(`Firefox is not told yet how to ${command.getName()}`))
      const answer = Promise.withResolvers<unknown>()
      waiting.set(++last, answer)
      socket.write(framed([0, last, name, parametersOf(command)]))
      return answer.promise
    },
    [Symbol.dispose]: () => socket.destroy(),
  }
}

function parametersOf(command: Command): object {
  if (command.getName() === Name.NEW_SESSION) return command.getParameter('capabilities')
  if (command.getName() === Name.SCREENSHOT) return { full: false, hash: false }
  const parameters = command.getParameters() as { id?: Record<string, string> }
  // where the HTTP of WebDriver has an element in the path
  const [id] = Object.values(parameters.id ?? {})
  return id ? { ...parameters, id } : parameters
}

/** A message is its length in bytes, a colon and JSON. */
function framed(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message))
  return Buffer.concat([Buffer.from(`${json.length}:`), json])
}

function onMessage(socket: Socket, take: (message: unknown) => void): void {
  let come = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    come = Buffer.concat([come, bytes])
    for (;;) {
      const colon = come.indexOf(':')
      const end = colon + 1 + Number(come.subarray(0, Math.max(0, colon)).toString())
      if (colon < 0 || come.length < end) return
      take(JSON.parse(come.subarray(colon + 1, end).toString()))
      come = come.subarray(end)
    }
  })
}

const refusal = ({ error, message, stacktrace }: Failure) =>
  Object.assign(new webdriver.error.WebDriverError(message), { name: error, remoteStacktrace: stacktrace })

/** Most answers come as `{ value }`. */
const unwrapped = (answer: unknown): unknown =>
  answer && typeof answer === 'object' && Object.keys(answer).join() === 'value'
    ? (answer as { value: unknown }).value
    : answer
