import { randomUUID } from 'node:crypto';
import { apiTime } from '../http/apiDate';
import { checkData, type FieldRule } from './checkedData';
import type { EventRule } from './eventRule';
import { findEventType } from './eventTypes';
import { mergedData } from './mergedData';
import type { TimelineEvent } from './timelineEvent';

/** What became of a timeline entry: https://rest.apidoc.blueconic.com (`TimelineResultBean`) */
export interface TimelineResult {
	readonly id?: string;
	readonly identifier?: string;
	readonly state: 'CREATED' | 'SET' | 'MODIFIED' | 'REJECTED' | 'NOTFOUND' | 'DELETED';
	readonly validationErrors?: readonly string[];
}

/** The timeline after an entry. */
export interface EventOutcome {
	readonly events: readonly TimelineEvent[];
	readonly result: TimelineResult;
}

/** An entry that fits its event type. */
interface CheckedEvent {
	readonly id: string;
	readonly eventTypeId: string;
	/** Left out when the entry has no date. */
	readonly dateMs?: number;
	readonly rules: readonly FieldRule[];
}

interface Change {
	readonly events: readonly TimelineEvent[];
	readonly state: TimelineResult['state'];
}

/** An event is told by id, type and date; without a date all of that id and type are meant. */
function isMeant(event: TimelineEvent, { id, eventTypeId, dateMs }: CheckedEvent): boolean {
	const isSame = event.id === id && event.eventTypeId === eventTypeId;
	return isSame && (dateMs === undefined || event.dateMs === dateMs);
}

function newEvent({ id, eventTypeId, dateMs = Date.now(), rules }: CheckedEvent): TimelineEvent {
	return { id, eventTypeId, dateMs, source: 'REST', data: mergedData([], rules) };
}

function set(events: readonly TimelineEvent[], entry: CheckedEvent): Change {
	const event = newEvent(entry);
	const others = events.filter((known) => !isMeant(known, { ...entry, dateMs: event.dateMs }));
	return { events: [...others, event], state: 'SET' };
}

function update(events: readonly TimelineEvent[], entry: CheckedEvent): Change {
	if (!events.some((event) => isMeant(event, entry))) return { events, state: 'NOTFOUND' };
	const changed = events.map((event) =>
		isMeant(event, entry) ? { ...event, data: mergedData(event.data, entry.rules) } : event,
	);
	return { events: changed, state: 'MODIFIED' };
}

function upsert(events: readonly TimelineEvent[], entry: CheckedEvent): Change {
	const updated = update(events, entry);
	if (updated.state !== 'NOTFOUND') return updated;
	return { events: [...events, newEvent(entry)], state: 'CREATED' };
}

function remove(events: readonly TimelineEvent[], entry: CheckedEvent): Change {
	const others = events.filter((event) => !isMeant(event, entry));
	return { events: others, state: others.length < events.length ? 'DELETED' : 'NOTFOUND' };
}

const STRATEGIES = { SET: set, UPSERT: upsert, UPDATE: update, DELETE: remove };

function check(rule: EventRule, id: string): CheckedEvent | readonly string[] {
	const { eventTypeId, date } = rule;
	const type = findEventType(eventTypeId);
	if (!type) return [`No event type is named ${eventTypeId}`];
	const time = apiTime.optional().safeParse(date);
	if (!time.success) return [`#/date: [${date}] is not a valid date-time`];
	const { rules, problems } = checkData(type.fieldTypes, rule.data);
	return problems.length > 0 ? problems : { id, eventTypeId, dateMs: time.data, rules };
}

/**
 * Applies a timeline entry of a bulk request: https://rest.apidoc.blueconic.com (`PUT /profiles`)
 */
export function applyEvent(events: readonly TimelineEvent[], rule: EventRule): EventOutcome {
	const { id = randomUUID(), identifier } = rule;
	const checked = check(rule, id);
	if (!('rules' in checked)) {
		return { events, result: { id, identifier, state: 'REJECTED', validationErrors: checked } };
	}
	const { events: after, state } = STRATEGIES[rule.strategy](events, checked);
	return { events: after, result: { id, identifier, state } };
}
