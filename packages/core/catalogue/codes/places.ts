/** Where things happen: States, kinds of place, and a place's part in a journey. */
import { codeList } from "../code-list.ts";

export const states = codeList({
  name: "state",
  title: "State or union territory",
  source: "ISO 3166-2:IN as amended on 23 November 2023; one code of ours for places outside India",
  words: {
    "in-an": "Andaman and Nicobar Islands",
    "in-ap": "Andhra Pradesh",
    "in-ar": "Arunachal Pradesh",
    "in-as": "Assam",
    "in-br": "Bihar",
    "in-ch": "Chandigarh",
    "in-cg": "Chhattisgarh",
    "in-dh": "Dadra and Nagar Haveli and Daman and Diu",
    "in-dl": "Delhi",
    "in-ga": "Goa",
    "in-gj": "Gujarat",
    "in-hr": "Haryana",
    "in-hp": "Himachal Pradesh",
    "in-jk": "Jammu and Kashmir",
    "in-jh": "Jharkhand",
    "in-ka": "Karnataka",
    "in-kl": "Kerala",
    "in-la": "Ladakh",
    "in-ld": "Lakshadweep",
    "in-mp": "Madhya Pradesh",
    "in-mh": "Maharashtra",
    "in-mn": "Manipur",
    "in-ml": "Meghalaya",
    "in-mz": "Mizoram",
    "in-nl": "Nagaland",
    "in-od": "Odisha",
    "in-py": "Puducherry",
    "in-pb": "Punjab",
    "in-rj": "Rajasthan",
    "in-sk": "Sikkim",
    "in-tn": "Tamil Nadu",
    "in-ts": "Telangana",
    "in-tr": "Tripura",
    "in-up": "Uttar Pradesh",
    "in-uk": "Uttarakhand",
    "in-wb": "West Bengal",
    "outside-india": "Outside India",
  },
});

export const venues = codeList({
  name: "venue",
  title: "Kind of place",
  source: "Tareekh; after HURIDOCS Events Standard Formats, field 2153, and the places named in our sources",
  words: {
    "private-home": "Private home",
    brothel: "Brothel",
    "hotel-or-lodge": "Hotel or lodge",
    "spa-or-parlour": "Spa or parlour",
    "bar-or-dance-bar": "Bar or dance bar",
    "dance-troupe": "Dance or orchestra troupe",
    "place-of-work": "Factory, farm, kiln or other place of work",
    "public-place": "Street or other public place",
    "station-or-vehicle": "Station, bus, train or other vehicle",
    online: "Online or by phone",
    court: "Court premises",
    "police-station": "Police station",
    shelter: "Shelter or home",
    hospital: "Hospital",
    school: "School",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const journeyParts = codeList({
  name: "journey-part",
  title: "Part in the journey",
  source: "Tareekh; usual words of anti-trafficking units",
  words: {
    source: "Source: where the person came from",
    transit: "Transit: on the way",
    destination: "Destination: where the person was exploited",
    return: "Return",
    "not-stated": "Not stated",
  },
});

export const journeyPurposes = codeList({
  name: "journey-purpose",
  title: "Why the journey was made",
  source: "Tareekh",
  words: {
    trafficking: "Taken by or for the traffickers",
    rescue: "Team travelled to rescue",
    "arrest-or-search": "Team travelled to arrest or search",
    return: "Brought back or home",
    "to-bring-back": "Going to bring the survivor back",
    shelter: "Moved to or between shelters",
    testimony: "Travelled to testify",
    "medical-care": "Taken for medical care",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const journeyProgress = codeList({
  name: "journey-progress",
  title: "How far it had come",
  source: "Tareekh; words of our sources",
  words: {
    arrived: "They had arrived",
    "under-way": "They were on the way; whether they arrived is not said",
  },
});
