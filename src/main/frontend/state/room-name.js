/** What a room is called for me: a direct one by the others in it. */

/**
 * @param {{kind: string, name: string, members?: {id: string, name: string}[]}} room
 * @param {{id: string, name: string} | null} me
 */
export function roomName(room, me) {
  if (room.kind !== 'direct') return room.name;
  const others = (room.members ?? []).filter(one => one.id !== me?.id).map(one => one.name).sort((a, b) => a.localeCompare(b));
  if (others.length > 0) return others.join(', ');
  const names = room.name.split(', ');
  const own = names.indexOf(me?.name ?? '');
  return names.length > 1 && own >= 0 ? names.toSpliced(own, 1).join(', ') : room.name;
}

/** The one other person of a conversation of two. @param {import('./room.js').Room | undefined} room @param {{id: string} | null} me */
export function partner(room, me) {
  const others = room?.kind === 'direct' ? room.members.filter(one => one.id !== me?.id) : [];
  return others.length === 1 ? others[0] : null;
}
