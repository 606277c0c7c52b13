/** Response types of the API, limited to the fields used by pages. */

export interface Pagination {
  page: number;
  limit: number;
  total: number;
  totalPages: number;
}

export interface User {
  id: string;
  name: string;
  phone: string;
  email: string | null;
  role: 'USER' | 'AGENT' | 'MANAGER' | 'ADMIN';
}

export interface ItineraryDay {
  day: number;
  type: 'Embarkation' | 'PortVisit' | 'Cruising' | 'Disembarkation';
  port: string | null;
  country: string | null;
  arrival: string | null;
  departure: string | null;
}

export interface Product {
  productCode: string;
  cruiseLine: string;
  shipName: string;
  packageName: string;
  nights: number;
  days: number;
  basePrice: number;
  description: string;
  category: string | null;
  tags: string[];
  imageUrl: string | null;
  saleStatus: string;
  region: string;
  destinations: string;
  flags: string[];
  nextDepartureDate: string | null;
  itinerary?: ItineraryDay[];
  imageUrls?: string[];
}

export type FareCategory = 'adult' | 'adult3rd' | 'child2to11' | 'infantUnder2';

export interface CabinOffer {
  cabinType: string;
  free: number;
  fares: Partial<Record<FareCategory, number>>;
}

export interface Sailing {
  sailingId: string;
  departureDate: string;
  returnDate: string;
  cabins: CabinOffer[];
}

export interface ProductPage {
  products: Product[];
  pagination: Pagination;
}

export interface ProductDetail {
  product: Product;
  sailings: Sailing[];
}

export type OrderStatus =
  | 'PENDING_PAYMENT' | 'CONFIRMING' | 'WAITING_FOR_DEPOSIT' | 'PAID' | 'PARTIALLY_REFUNDED'
  | 'REFUNDED' | 'EXPIRED' | 'CANCELLED' | 'SHORTFALL';

export interface OrderTraveler {
  id: string;
  name: string;
  birthDate: string;
  sex: string;
  nationality: string;
  fareCategory: FareCategory;
  amount: number;
}

export interface OrderCabin {
  line: number;
  cabinType: string;
  deck: number;
  number: string;
  amount: number;
  state: 'LIVE' | 'RETURNING' | 'RETURNED';
  travelers: OrderTraveler[];
}

export interface Order {
  orderId: string;
  status: OrderStatus;
  amount: number;
  refundedAmount: number;
  orderName: string;
  product: { productCode: string; productName: string; cruiseLine: string; shipName: string };
  sailing: { sailingId: string; departureDate: string; returnDate: string; nights: number };
  cabins: OrderCabin[];
  affiliateCode?: string;
  holdExpiresAt: string;
  createdAt: string;
  paidAt?: string;
  cancellation?: { keptPercent: number; refund: number };
}

export interface Trip {
  id: string;
  reservationCode: string;
  productCode: string;
  shipName: string;
  destinations: string[];
  companionType: string | null;
  startDate: string;
  endDate: string;
  nights: number;
  days: number;
  status: string;
}

export interface Rates {
  baseCurrency: string;
  krw: { rate: number; formatted: string };
  usd: { rate: number; formatted: string };
  rates: Record<string, number>;
  lastUpdated: string;
  source: string;
  isFallback: boolean;
}

/** Page configuration of the start page. */
export type PageConfig = Record<string, { key: string; content: Record<string, unknown> }[]>;
