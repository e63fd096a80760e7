import { randomUUID } from 'node:crypto';
import type { BrazeSegment } from '../segments/segments';
import type { UserSelection } from '../users/userLine';
import type { ExportSettings } from './exportSettings';

export type ExportFormat = 'zip' | 'gzip';

/** One export as it was asked for. */
export interface ExportOrder {
	readonly segment: BrazeSegment;
	readonly selection: UserSelection;
	readonly format: ExportFormat;
	readonly callbackEndpoint?: string;
	/** The address under which Braze was asked, without a path. */
	readonly origin: string;
	/** Names the export: a UUID and the time of the request in seconds since 1970. */
	readonly objectPrefix: string;
	readonly requestedAtMs: number;
}

/** What Braze's clock says, in milliseconds since 1970. */
export function brazeTimeMs({ clockOffsetMs }: ExportSettings): number {
	return Date.now() + clockOffsetMs;
}

/** The order that a request makes now. */
export function orderNow(
	request: Omit<ExportOrder, 'objectPrefix' | 'requestedAtMs'>,
	settings: ExportSettings,
): ExportOrder {
	const requestedAtMs = brazeTimeMs(settings);
	const objectPrefix = `${randomUUID()}-${Math.floor(requestedAtMs / 1000)}`;
	return { ...request, objectPrefix, requestedAtMs };
}
