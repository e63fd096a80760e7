import type { FastifyInstance } from 'fastify';
import { restorableProfiles, restoreFile } from '../admin/restoreLines';
import type { Gate } from '../faults/gate';
import { blueConicFaults } from '../faults/revokedTokens';
import { passGate } from '../faults/serviceFaults';
import { seedProfiles } from '../people/population';
import type { CompleteSettings } from '../settings';
import { createBlueConicServer } from './blueconicServer';
import { AccessTokens } from './oauth/accessTokens';
import { BLUECONIC_SCOPES, type OAuthClient } from './oauth/oauthClient';
import { ProfileStore } from './profiles/profileStore';
import { seedMergedProfiles } from './profiles/seedMerged';
import { PropertyCatalogue } from './properties/propertyCatalogue';
import { createBlueConicSegments } from './segments/segments';

/** The application that may do everything. */
export const BLUECONIC_CLIENT: OAuthClient = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-client-secret',
	scopes: BLUECONIC_SCOPES,
	seesPii: true,
};

/** The stand-in for BlueConic, ready to be told where to listen. */
export interface BlueConicStandIn {
	readonly app: FastifyInstance;
	readonly profiles: ProfileStore;
}

async function filledProfiles(settings: CompleteSettings): Promise<ProfileStore> {
	const { profilesFile } = settings;
	const profiles = new ProfileStore(new PropertyCatalogue());
	if (profilesFile !== undefined) await restoreFile(profilesFile, restorableProfiles(profiles));
	else for (const profile of seedProfiles(settings)) profiles.seed(profile);
	const { mergedProfiles } = settings.blueConic;
	seedMergedProfiles(profiles, { seed: settings.seed, count: mergedProfiles });
	return profiles;
}

/** Fills the tenant and makes its server. */
export async function createBlueConic(
	settings: CompleteSettings,
	gate: Gate,
): Promise<BlueConicStandIn> {
	const profiles = await filledProfiles(settings);
	const tokens = new AccessTokens(settings.blueConic);
	const context = {
		clients: [BLUECONIC_CLIENT, ...settings.blueConic.moreClients],
		tokens,
		catalogue: profiles.catalogue,
		profiles,
		segments: createBlueConicSegments(profiles.size),
		settings: settings.blueConic,
	};
	const app = createBlueConicServer(context, (server) =>
		passGate(server, gate, blueConicFaults(tokens)),
	);
	return { app, profiles };
}
