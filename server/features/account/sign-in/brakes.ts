import { refuse } from '#platform/errors.ts'
import type { Mailbox } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { isSpent, isWithin, type Limit, spend } from '../limits.ts'

/*
 * What is braked at sign-in, and whom it costs. An attacker knows any address and has a network or several; the
 * owner of the address has the mailbox, and a browser.
 *
 * A code opens the door in the browser alone that asked for it, by a cookie nobody else has, and has five guesses
 * of its own. So nobody can spoil a sign-in that has begun: not by guessing, not by asking for other codes.
 *
 * Letters are counted for the mailbox, whatever its spelling, so that it is not flooded: first those that one
 * network asks for (what one network has asked for too often, another may still ask for), then all together. A
 * browser in which the owner has come in before has a count of its own, which no stranger can use up; a passkey
 * needs no letter. Only an owner at a new browser, under an attack from many networks, waits: for a quarter of an
 * hour, or a day at worst, and never longer than the attack lasts.
 *
 * Guesses that fail are counted for the network. One that fails too often begins no new sign-ins for an hour;
 * those it has begun go on, and so do browsers that are known.
 *
 * What it comes to: one network has 15 letters × 5 guesses a day at one mailbox, all networks together 48 × 5, of
 * a million codes.
 */

const minute = 60_000
const day = 24 * 60 * minute

/** A school, or a cinema whose audience comes in to vote, is one network: generous, it only stops a flood. */
const lettersOfNetwork: Limit[] = [
  { act: 'code-network', most: 300, perMs: 10 * minute },
  { act: 'code-network', most: 900, perMs: 60 * minute },
]
const lettersOfNetworkToMailbox: Limit[] = [
  { act: 'code-here', most: 5, perMs: 15 * minute },
  { act: 'code-here', most: 15, perMs: day },
]
const lettersToMailbox: Limit[] = [
  { act: 'code', most: 12, perMs: 15 * minute },
  { act: 'code', most: 48, perMs: day },
]
const lettersOfKnownBrowser: Limit[] = [
  { act: 'code-known', most: 5, perMs: 15 * minute },
  { act: 'code-known', most: 20, perMs: day },
]
const failuresOfNetwork: Limit[] = [{ act: 'guess-network', most: 60, perMs: 60 * minute }]
/** As above. Who came together stays known to those who count, see `arrivalsOf`. */
const newAccountsOfNetwork: Limit[] = [
  { act: 'account-network', most: 200, perMs: 10 * minute },
  { act: 'account-network', most: 1000, perMs: day },
]

/** Counts a letter with a code before it is mailed. `known`: see `knownFor`. Refuses with `too_many`. */
export const brakeLetter = async (
  platform: Platform,
  { mailbox, network, known }: { mailbox: Mailbox; network: string; known: string | null },
): Promise<void> => {
  if (known) return await spend(platform, lettersOfKnownBrowser, `${known} ${mailbox}`)
  if (await isSpent(platform, failuresOfNetwork, network)) refuse('too_many')
  await spend(platform, lettersOfNetwork, network)
  await spend(platform, lettersOfNetworkToMailbox, `${network} ${mailbox}`)
  await spend(platform, lettersToMailbox, mailbox)
}

/** Counts a failed guess. True when the network had failed too often already. */
export const brakeGuess = async (platform: Platform, network: string): Promise<boolean> =>
  !(await platform.db.transaction().execute((trx) => isWithin(platform, trx, failuresOfNetwork, network)))

/** Whether so many accounts have just been made from this network that it has to wait. */
export const hasManyAccounts = (platform: Platform, network: string): Promise<boolean> =>
  isSpent(platform, newAccountsOfNetwork, network)

/** Counts a new account. Refuses with `too_many`. */
export const brakeAccount = (platform: Platform, network: string): Promise<void> =>
  spend(platform, newAccountsOfNetwork, network)
