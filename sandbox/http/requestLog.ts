import type { IncomingMessage, ServerResponse } from 'node:http';
import { Ring } from './ring';
import { WireMeter, type WireBytes } from './wireBytes';

/** A fault that hit a request: its rule's place in the plan, from 0, and its kind. */
export interface FaultMark {
	readonly rule: number;
	readonly kind: string;
}

/** A request that has ended. No address, query or body: those may hold personal data. */
export interface LoggedRequest extends WireBytes {
	/** Counts from 1 over all servers, in the order of arrival. */
	readonly number: number;
	/** When it arrived, as ISO 8601. */
	readonly at: string;
	readonly server: string;
	readonly route: string;
	/** Nothing when the connection ended before an answer began. */
	readonly status: number | null;
	readonly durationMs: number;
	readonly fault?: FaultMark;
}

/** A request that is being worked on. */
export interface OpenRequest {
	readonly number: number;
	fault?: FaultMark;
}

/** A request as it arrives at a server. */
export interface Arrival {
	readonly server: string;
	readonly route: string;
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
}

/** How often each route of each server was called, and what became of the last requests. */
export class RequestLog {
	private readonly counts = new Map<string, Map<string, number>>();
	private readonly ended: Ring<LoggedRequest>;
	private readonly meter = new WireMeter();
	private arrived = 0;

	constructor(size: number, servers: readonly string[]) {
		this.ended = new Ring(size);
		for (const server of servers) this.counts.set(server, new Map());
	}

	/** Counts a request now and logs it when it has ended, whatever it is answered. */
	begin({ server, route, request, response }: Arrival): OpenRequest {
		const routes = this.counts.get(server);
		routes?.set(route, (routes.get(route) ?? 0) + 1);
		this.arrived += 1;
		const open: OpenRequest = { number: this.arrived };
		const { socket } = request;
		const startedMs = performance.now();
		const at = new Date().toISOString();
		response.once('close', () => {
			this.ended.push({
				number: open.number,
				at,
				server,
				route,
				status: response.headersSent ? response.statusCode : null,
				...this.meter.take(socket),
				durationMs: Math.round((performance.now() - startedMs) * 10) / 10,
				...(open.fault && { fault: open.fault }),
			});
		});
		return open;
	}

	reset(): void {
		for (const routes of this.counts.values()) routes.clear();
		this.ended.clear();
	}

	/** The last requests in the order of their ends. */
	last(): readonly LoggedRequest[] {
		return this.ended.toArray();
	}

	toJSON(): Record<string, Record<string, number>> {
		const servers = [...this.counts];
		return Object.fromEntries(
			servers.map(([server, routes]) => [server, Object.fromEntries(routes)]),
		);
	}
}
