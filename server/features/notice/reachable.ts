/** Some services let people in without telling an address; one is made up for them. */
export const isReachable = (address: string): boolean =>
  address !== '' && !address.endsWith('.placeholder.invalid')
