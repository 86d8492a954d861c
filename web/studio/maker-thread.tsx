import { messages } from '../messages/messages.ts'
import { EntryThread } from '../thread/entry-thread.tsx'

/** The thread with the festival on the maker's page. */
export const MakerThread = ({ entryId, zone }: { entryId: string; zone: string }) => (
  <EntryThread entryId={entryId} zone={zone} title={<h2 class="serif">{messages('thread').log.makers}</h2>} />
)
