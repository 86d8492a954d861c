import type { Catalogues } from './catalogues.ts'

export default {
  peopleText: 'These roles apply to this edition only.',
  invite: 'Invite a member',
  inviteEmail: 'Email address',
  inviteRole: 'Role',
  inviteDo: 'Send invitation',
  inviteAs: (p) => `Invite as ${p.role.toLowerCase()}`,
  inviteOrganiser: (p) => `Invite ${p.email} as organiser?`,
  organiserSure: (p) => `${p.name} will be able to change everything: dates, entries, results and members.`,
  chooseRole: 'Choose a role.',
  giveRole: (p) => `Make ${p.name} ${p.role.toLowerCase()}`,
  giveRoleNone: 'Add the role',
  invited: 'Open invitations',
  invitedOn: (p) => `invited on ${p.day}`,
  wasInvited: (p) => `${p.email} has been invited`,
  gotRole: (p) => `${p.name} is now ${p.role.toLowerCase()}`,
  takeBack: 'Cancel invitation',
  takeRole: (p) => `Revoke “${p.role}”`,
  takeRoleOf: (p) => `Revoke “${p.role}” from ${p.name}`,
  takeRoleEverywhere: (p) => `${p.name} will no longer be ${p.role.toLowerCase()} in any edition.`,
  roleTaken: (p) => `${p.name} is no longer ${p.role.toLowerCase()}`,
  takeRoleSure: (p) => `${p.name} will no longer be ${p.role.toLowerCase()}.`,
  addRole: 'Add a role',
  addRoleTo: (p) => `Add a role for ${p.name}`,
  festivalWide: 'whole festival',
  festivalWideNote:
    'Roles marked “whole festival” apply to every edition. Revoking one here revokes it everywhere.',
  festivalWideOthers:
    'Roles marked “whole festival” apply to every edition. Only organisers of the whole festival can revoke them.',
  noPeople: 'No members yet',
  youAre: 'you',
} satisfies Catalogues['people']
