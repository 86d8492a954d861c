import { useState } from 'preact/hooks'
import type { EditionPerson, RoleName } from '#contract/role.ts'
import { call, Refused } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { tellWhy } from '../../refused.ts'
import { Ask } from '../../ui/ask.tsx'
import { FailedPage } from '../../ui/failed-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { notice } from '../../ui/notice.tsx'
import { Desk } from '../desk.tsx'
import { ConsoleColumns } from '../frame.tsx'
import type { DeskProps } from '../section.ts'
import { AddRole } from './add-role.tsx'
import { Invitations, Invite } from './invite.tsx'
import s from './people.module.css'

/** Who does what in the edition: roles are given, invited and taken back here. */
export default (desk: DeskProps) => {
  const t = messages('people')
  const { roles } = messages('console')
  const { edition, me } = desk
  const list = useLoad(
    (signal) => call('GET /editions/:id/people', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const [taking, setTaking] = useState<Taking | null>(null)
  const runsAll = me.roles.some(({ role, editionId }) => role === 'organiser' && editionId === null)
  const act = async (doing: () => Promise<unknown>, done?: string) => {
    try {
      await doing()
      if (done) notice(done, { icon: 'check' })
      list.again()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      tellWhy(error)
    }
  }
  if (list.error && !list.data) return <FailedPage error={list.error} again={list.again} />
  return (
    <Desk desk={desk} section="people" over={t.peopleText}>
      <ConsoleColumns
        main={
          list.data && (
            <ul class={s.people}>
              {list.data.people.map((person) => (
                <li key={person.id}>
                  <div>
                    <b>
                      {person.name || person.email}
                      {person.id === me.id && <small>{t.youAre}</small>}
                    </b>
                    <span>{person.email}</span>
                  </div>
                  <div class={s.roles}>
                    {person.roles.map(({ role, festivalWide }) => (
                      <span key={`${role}${festivalWide}`} class={s.role}>
                        {roles[role]}
                        {festivalWide && <small>{t.festivalWide}</small>}
                        {(!festivalWide || runsAll) && (
                          <button
                            type="button"
                            aria-label={t.takeRoleOf({ name: nameOf(person), role: roles[role] })}
                            title={t.takeRole({ role: roles[role] })}
                            onClick={() => setTaking({ person, role, festivalWide })}
                          >
                            <Icon name="close" small />
                          </button>
                        )}
                      </span>
                    ))}
                    <AddRole person={person} editionId={edition.id} onDone={list.again} />
                  </div>
                </li>
              ))}
              {list.data.people.length === 0 && <li>{t.noPeople}</li>}
              {list.data.people.some((one) => one.roles.some(({ festivalWide }) => festivalWide)) && (
                <li class="small dim">{runsAll ? t.festivalWideNote : t.festivalWideOthers}</li>
              )}
            </ul>
          )
        }
        side={
          <>
            <Invite editionId={edition.id} onDone={list.again} />
            {list.data && list.data.invitations.length > 0 && (
              <Invitations
                invitations={list.data.invitations}
                zone={edition.timeZone}
                onTakeBack={(invitation) =>
                  act(() =>
                    call('DELETE /editions/:id/invitations/:invitationId', {
                      params: { id: edition.id, invitationId: invitation.id },
                    }),
                  )
                }
              />
            )}
          </>
        }
      />
      <Ask
        open={taking !== null}
        title={taking ? t.takeRoleOf({ name: nameOf(taking.person), role: roles[taking.role] }) : ''}
        act={taking ? t.takeRole({ role: roles[taking.role] }) : ''}
        onStay={() => setTaking(null)}
        onDo={async () => {
          if (!taking) return
          const { person, role, festivalWide } = taking
          setTaking(null)
          await act(
            () =>
              festivalWide
                ? call('DELETE /people/:personId/roles/:role', { params: { personId: person.id, role } })
                : call('DELETE /editions/:id/people/:personId/roles/:role', {
                    params: { id: edition.id, personId: person.id, role },
                  }),
            t.roleTaken({ name: nameOf(person), role: roles[role] }),
          )
        }}
      >
        {taking && (
          <p>
            {(taking.festivalWide ? t.takeRoleEverywhere : t.takeRoleSure)({
              name: nameOf(taking.person),
              role: roles[taking.role],
            })}
          </p>
        )}
      </Ask>
    </Desk>
  )
}

type Taking = { person: EditionPerson; role: RoleName; festivalWide: boolean }

const nameOf = (person: EditionPerson): string => person.name || person.email
