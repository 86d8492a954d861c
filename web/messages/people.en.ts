import type { Catalogues } from './catalogues.ts'

export default {
  peopleText: 'These roles apply to this edition only.',
  invite: 'Invite a member',
  inviteEmail: 'Email address',
  inviteRole: 'Role',
  inviteDo: 'Send invitation',
  invited: 'Open invitations',
  invitedOn: (p) => `invited on ${p.day}`,
  wasInvited: (p) => `${p.email} has been invited`,
  gotRole: (p) => `${p.name} is now ${p.role.toLowerCase()}`,
  takeBack: 'Cancel invitation',
  takeRole: (p) => `Revoke “${p.role}”`,
  takeRoleSure: (p) => `${p.name} will no longer be ${p.role.toLowerCase()}.`,
  addRole: 'Add a role',
  festivalWide: 'whole festival',
  noPeople: 'No members yet',
  youAre: 'you',
} satisfies Catalogues['people']
