/**
 * Braze asks integrations to name themselves in this form
 * (braze.com/docs/partners/isv_partners/api_partner).
 */
export const userAgent = 'partner-N8nNodesBlueConicBraze-ProfileSync/0.1.0';
