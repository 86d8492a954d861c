import type { PersonalPart } from '#platform/personal.ts'

/** Who decided something of an edition. */
export const editionPersonal: PersonalPart = {
  feature: 'edition',
  columns: {
    'calendar_change.changed_by': 'history, stays',
    'edition_archiving.archived_by': 'history, stays',
    'edition_page.written_by': 'history, stays',
    'edition.created_by': 'history, stays',
    'edition.published_by': 'history, stays',
    'key_picture.uploaded_by': 'history, stays',
    'rights_text.written_by': 'history, stays',
  },
}
