import { pathWith } from './npm';
import type { N8nInstall } from './install';

export interface ServerSettings {
	readonly install: N8nInstall;
	readonly userFolder: string;
	readonly port: number;
	/** Where n8n's task runner reaches its broker: two servers must not share it. */
	readonly brokerPort: number;
	/** Wins over everything set here. */
	readonly env?: Readonly<Record<string, string>>;
}

/** Variables of the surrounding process that would change how n8n behaves. */
const FOREIGN = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|NODES_|NODE_OPTIONS$|NODE_ENV$|NODE_PATH$|npm_)/;

/** Keeps n8n from calling its makers' servers and from asking a new user questions. */
const QUIET: Readonly<Record<string, string>> = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

/** The environment n8n is started in: its own folder, this machine only, nobody called. */
export function serverEnvironment(settings: ServerSettings): Record<string, string> {
	const { install, userFolder, port, brokerPort, env } = settings;
	const { disabledModules } = install.release;
	return {
		...withoutForeign(process.env),
		...QUIET,
		PATH: pathWith(install.nodePath),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...(disabledModules.length > 0 && { N8N_DISABLED_MODULES: disabledModules.join(',') }),
		...env,
	};
}

function withoutForeign(env: NodeJS.ProcessEnv): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const [name, value] of Object.entries(env)) {
		if (value !== undefined && !FOREIGN.test(name)) kept[name] = value;
	}
	return kept;
}
