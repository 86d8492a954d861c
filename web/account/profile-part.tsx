import { useState } from 'preact/hooks'
import type { Me } from '#contract/account.ts'
import { longestName } from '#contract/plain/account.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { chooseLocale, locale, messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { notice } from '../ui/notice.tsx'
import { dateWithYear } from '../words/moment.ts'
import s from './me.module.css'
import { Part } from './part.tsx'

export const ProfilePart = ({ person, onChange }: { person: Me; onChange: (person: Me) => void }) => {
  const t = messages('account')
  const [name, setName] = useState(person.name)
  const [handle, setHandle] = useState(person.handle ?? '')
  const [language, setLanguage] = useState(person.language)
  const saving = useAct(async () => {
    const body = {
      ...(name !== person.name && { name }),
      handle: handle.trim() === '' ? null : handle,
      language,
    }
    const saved = await call('PATCH /me', { body })
    onChange(saved)
    setName(saved.name)
    setHandle(saved.handle ?? '')
    if (saved.language !== locale) return chooseLocale(saved.language)
    notice(t.saved, { icon: 'check' })
  })
  return (
    <Part title={t.profile}>
      <Form
        class={s.form}
        onSend={saving.run}
        elsewhere={saving.elsewhere}
        acts={
          <Button type="submit" busy={saving.busy && t.saving}>
            {messages('common').save}
          </Button>
        }
      >
        <Field
          label={t.name}
          value={name}
          onText={setName}
          hint={t.nameHint}
          error={saving.at('name')}
          most={longestName}
          autoComplete="nickname"
        />
        <Field
          label={t.handle}
          value={handle}
          onText={setHandle}
          hint={t.handleHint}
          error={saving.at('handle')}
          autoCapitalize="off"
          autoComplete="off"
          spellcheck={false}
        />
        <Choice
          label={t.language}
          value={language}
          onChoose={setLanguage}
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
        />
        <p class={`small dim ${s.lead}`}>{t.languageText}</p>
        {person.birthDate && (
          <dl class={`fig ${s.kept}`}>
            <dt>{t.birthDate}</dt>
            <dd>{dateWithYear(`${person.birthDate}T00:00:00Z`, 'UTC')}</dd>
          </dl>
        )}
      </Form>
    </Part>
  )
}
