import type { Catalogues } from './catalogues.ts'

export default {
  peopleText: 'Roles given here work within this edition only.',
  invite: 'Invite someone',
  inviteEmail: 'E-mail address',
  inviteRole: 'Role',
  inviteDo: 'Invite',
  invited: 'Invited',
  invitedOn: (p) => `invited on ${p.day}`,
  wasInvited: (p) => `${p.email} has been invited`,
  gotRole: (p) => `${p.name} is now ${p.role.toLowerCase()}`,
  takeBack: 'Take the invitation back',
  takeRole: (p) => `Take back “${p.role}”`,
  takeRoleSure: (p) => `Take the role “${p.role}” back from ${p.name}?`,
  addRole: 'Add a role',
  festivalWide: 'whole festival',
  noPeople: 'Nobody yet',
  youAre: 'you',
} satisfies Catalogues['people']
