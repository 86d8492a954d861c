-- What a guardian has to agree to is asked of the editions that a film stands in, whenever it is judged.
alter table posting drop column guardian_under;
