import { messages } from '../messages/messages.ts'
import { StatePage } from '../ui/state-page.tsx'

export default () => <StatePage title={messages('feed').emptyTitle} text={messages('feed').emptyText} />
