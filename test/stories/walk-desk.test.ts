import { walks } from '../walk/walks.ts'

walks('en', 'laptop')
