-- The cid first: it is what a batch is looked up by, and H2 takes an IN list from the first column of an index only. With
-- the room first, every batch read all that its authors ever said in the room. The foreign key goes for the same
-- reason: H2 makes an index for it, prefers that one, and reads the whole room. Events are appended only under the lock
-- on their room's row, so that none is ever without its room.
alter table parley_event drop constraint parley_event_room_fk;
alter table parley_event drop constraint parley_event_cid_uq;
alter table parley_event add constraint parley_event_cid_uq unique (cid, room_id, author_id);
