import type { S3Client } from '@aws-sdk/client-s3';

import { runLimits, s3Client, type S3Limits } from './client';
import { s3Error, type S3Action, type S3Place } from './errors';
import { otherRegionOf } from './failure';
import { endpointOf, type S3Settings } from './settings';

/** How a request is sent: with which client, and what ends it early. */
export type S3Request<T> = (
	client: S3Client,
	options: { readonly abortSignal: AbortSignal },
) => Promise<T>;

/**
 * The way to a server: bounded connections and patience, the bucket's own region, and every
 * failure as a sentence.
 */
export class S3Connection {
	readonly place: S3Place;
	private readonly clients: S3Client[];
	private region: string;

	constructor(
		private readonly settings: S3Settings,
		bucket?: string,
		readonly limits: S3Limits = runLimits,
	) {
		this.region = settings.region;
		this.place = { endpoint: endpointOf(settings), bucket, region: settings.region };
		this.clients = [s3Client(settings, limits)];
	}

	/** Closes the kept-alive connections. */
	close(): void {
		for (const client of this.clients) client.destroy();
	}

	/**
	 * Sends a request, with the SDK's repetitions.
	 *
	 * @throws SyncError in one sentence that names the right which `action` needs, or the signal's
	 * reason as soon as it is aborted.
	 */
	async ask<T>(action: S3Action, signal: AbortSignal | undefined, send: S3Request<T>): Promise<T> {
		signal?.throwIfAborted();
		const ended = new AbortController();
		const stop = (): void => ended.abort(signal?.reason);
		signal?.addEventListener('abort', stop, { once: true });
		const timer = setTimeout(() => ended.abort(), this.limits.requestMs);
		try {
			return await this.inRegionOfBucket((client) => send(client, { abortSignal: ended.signal }));
		} catch (error) {
			signal?.throwIfAborted();
			throw this.sentence(ended.signal.aborted ? { name: 'TimeoutError' } : error, action);
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener('abort', stop);
		}
	}

	/** What went wrong, as a sentence. */
	sentence(error: unknown, action: S3Action): Error {
		return s3Error(error, action, this.place);
	}

	/**
	 * A bucket in another region is followed there once, and remembered. The SDK's own way
	 * (`followRegionRedirects`) does it anew for every request, not for a refused signature, and
	 * not for several requests at a time.
	 */
	private async inRegionOfBucket<T>(send: (client: S3Client) => Promise<T>): Promise<T> {
		const asked = this.region;
		try {
			return await send(this.client());
		} catch (error) {
			const other = otherRegionOf(error);
			if (other === undefined || !this.canMoveTo(other, asked)) throw error;
			return await send(this.client());
		}
	}

	private canMoveTo(other: string, asked: string): boolean {
		// Another request has been sent on meanwhile.
		if (this.region !== asked) return true;
		if (this.clients.length > 1 || other === this.region) return false;
		this.region = other;
		this.clients.push(s3Client({ ...this.settings, region: other }, this.limits));
		return true;
	}

	private client(): S3Client {
		const client = this.clients.at(-1);
		if (!client) throw new TypeError('A connection has a client');
		return client;
	}
}
