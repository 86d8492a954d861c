-- What viewers see of a posted film has changed since: its file, its words. The house's rule says which of these a
-- minor's guardian is asked about again.
alter table posting
  add column file_changed_at timestamptz,
  add column words_changed_at timestamptz;
-- Until when a guardian has seen the films that they consented to; null: as they stood when they consented.
alter table guardian_consent add column seen_at timestamptz;
