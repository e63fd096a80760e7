/** What has the same key together; keys and members in the order in which they first come. */
export function grouped<Member>(
	members: readonly Member[],
	keyOf: (member: Member) => string,
): ReadonlyMap<string, readonly [Member, ...Member[]]> {
	const groups = new Map<string, [Member, ...Member[]]>();
	for (const member of members) {
		const group = groups.get(keyOf(member));
		if (group) group.push(member);
		else groups.set(keyOf(member), [member]);
	}
	return groups;
}
