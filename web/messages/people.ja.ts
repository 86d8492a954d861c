export default {
  peopleText: 'ここでの役割は、この大会だけで有効です。',
  invite: 'メンバーを招待',
  inviteEmail: 'メールアドレス',
  inviteRole: '役割',
  inviteDo: '招待を送る',
  inviteAs: (p: { role: string }) => `${p.role}として招待する`,
  inviteOrganiser: (p: { email: string }) => `${p.email} を主催者に招待しますか`,
  organiserSure: (p: { name: string }) =>
    `${p.name}は、日程、応募、結果、メンバーのすべてを変更できるようになります。`,
  chooseRole: '役割を選んでください。',
  giveRole: (p: { name: string; role: string }) => `${p.name}さんを${p.role}にする`,
  giveRoleNone: '役割を追加する',
  invited: '招待中',
  invitedOn: (p: { day: string }) => `${p.day}に招待`,
  wasInvited: (p: { email: string }) => `${p.email} を招待しました`,
  gotRole: (p: { name: string; role: string }) => `${p.name}さんを${p.role}にしました`,
  takeBack: '招待を取り消す',
  takeRole: (p: { role: string }) => `「${p.role}」を解除する`,
  takeRoleOf: (p: { name: string; role: string }) => `${p.name}さんの「${p.role}」を解除する`,
  takeRoleEverywhere: (p: { name: string; role: string }) =>
    `${p.name}さんは、すべての大会で${p.role}ではなくなります。`,
  roleTaken: (p: { name: string; role: string }) => `${p.name}さんの「${p.role}」を解除しました`,
  takeRoleSure: (p: { name: string; role: string }) => `${p.name}さんは${p.role}ではなくなります。`,
  addRole: '役割を追加',
  addRoleTo: (p: { name: string }) => `${p.name}さんに役割を追加`,
  festivalWide: '映画祭全体',
  festivalWideNote:
    '「映画祭全体」の役割は、すべての大会で有効です。ここで解除すると、すべての大会で解除されます。',
  festivalWideOthers:
    '「映画祭全体」の役割は、すべての大会で有効です。解除できるのは、映画祭全体の主催者だけです。',
  noPeople: 'メンバーはまだいません',
  youAre: 'あなた',
}
