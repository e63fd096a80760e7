import type { BrazeUser } from './brazeUser';

function preferred(one: BrazeUser, other: BrazeUser): BrazeUser {
	const oneIdentified = one.externalId !== undefined;
	const otherIdentified = other.externalId !== undefined;
	if (oneIdentified !== otherIdentified) return oneIdentified ? one : other;
	return one.updateNumber >= other.updateNumber ? one : other;
}

/** Users by an e-mail address or a phone number, which several users may share. */
export class ContactIndex {
	private readonly usersByContact = new Map<string, BrazeUser[]>();

	/**
	 * Of several users the identified come first, then the most recently updated.
	 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
	 */
	find(contact: string): BrazeUser | undefined {
		const users = this.usersByContact.get(contact);
		return users && users.length > 0 ? users.reduce(preferred) : undefined;
	}

	/** Files the user under the new contact instead of the old one. */
	move(user: BrazeUser, from: unknown, to: unknown): void {
		if (from === to) return;
		if (typeof from === 'string') this.remove(user, from);
		if (typeof to === 'string') this.add(user, to);
	}

	private add(user: BrazeUser, contact: string): void {
		const users = this.usersByContact.get(contact);
		if (users) users.push(user);
		else this.usersByContact.set(contact, [user]);
	}

	private remove(user: BrazeUser, contact: string): void {
		const others = this.usersByContact.get(contact)?.filter((known) => known !== user) ?? [];
		if (others.length > 0) this.usersByContact.set(contact, others);
		else this.usersByContact.delete(contact);
	}
}
