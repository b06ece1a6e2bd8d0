"""Contains all the data models used in inputs/outputs"""

from .about import About
from .about_input import AboutInput
from .act import Act
from .actor import Actor
from .actor_input import ActorInput
from .actor_item import ActorItem
from .actor_kind import ActorKind
from .actor_list import ActorList
from .actor_list_matches import ActorListMatches
from .affiliation import Affiliation
from .affiliation_input import AffiliationInput
from .affiliation_item import AffiliationItem
from .affiliation_list import AffiliationList
from .affiliation_type import AffiliationType
from .annotation import Annotation
from .ask_dataset_reconciliation_body import AskDatasetReconciliationBody
from .ask_dataset_reconciliation_response_200_type_1 import (
    AskDatasetReconciliationResponse200Type1,
)
from .ask_reconciliation_body import AskReconciliationBody
from .ask_reconciliation_response_200_type_1 import AskReconciliationResponse200Type1
from .category import Category
from .change import Change
from .change_set import ChangeSet
from .change_set_counts import ChangeSetCounts
from .change_set_dataset_changes import ChangeSetDatasetChanges
from .change_set_head import ChangeSetHead
from .change_set_input import ChangeSetInput
from .change_set_item import ChangeSetItem
from .change_set_list import ChangeSetList
from .change_set_result import ChangeSetResult
from .check import Check
from .check_input import CheckInput
from .check_input_kind import CheckInputKind
from .citation import Citation
from .code import Code
from .code_list import CodeList
from .code_lists import CodeLists
from .code_mapping import CodeMapping
from .concept_mapping import ConceptMapping
from .concept_scheme import ConceptScheme
from .contested_fact import ContestedFact
from .contested_list import ContestedList
from .contested_positions import ContestedPositions
from .counterpart import Counterpart
from .counts import Counts
from .csl import Csl
from .csl_date import CslDate
from .csl_name import CslName
from .cut import Cut
from .dataset import Dataset
from .dataset_counts import DatasetCounts
from .dataset_field_change import DatasetFieldChange
from .dataset_input import DatasetInput
from .dataset_item import DatasetItem
from .dataset_list import DatasetList
from .digest import Digest
from .digests import Digests
from .distribution import Distribution
from .edge import Edge
from .edtf_date import EdtfDate
from .edtf_date_input import EdtfDateInput
from .entity_value import EntityValue
from .event import Event
from .event_input import EventInput
from .event_item import EventItem
from .event_list import EventList
from .evidence import Evidence
from .evidence_input import EvidenceInput
from .extend_meta import ExtendMeta
from .extend_property import ExtendProperty
from .extend_property_settings import ExtendPropertySettings
from .extend_query import ExtendQuery
from .extend_result import ExtendResult
from .extend_result_rows import ExtendResultRows
from .extend_result_rows_additional_property import ExtendResultRowsAdditionalProperty
from .extend_service import ExtendService
from .extend_value import ExtendValue
from .facet_count import FacetCount
from .facets import Facets
from .fact import Fact
from .fact_positions import FactPositions
from .feature import Feature
from .feature_collection import FeatureCollection
from .feature_part import FeaturePart
from .feature_properties import FeatureProperties
from .feed import Feed
from .feed_page import FeedPage
from .figure import Figure
from .figure_input import FigureInput
from .filled import Filled
from .filled_input import FilledInput
from .fuzzy_date import FuzzyDate
from .geo_coordinates import GeoCoordinates
from .get_actor_format import GetActorFormat
from .get_actor_include_item import GetActorIncludeItem
from .get_actor_network_date_match import GetActorNetworkDateMatch
from .get_actor_network_format import GetActorNetworkFormat
from .get_affiliation_format import GetAffiliationFormat
from .get_affiliation_include_item import GetAffiliationIncludeItem
from .get_codes_format import GetCodesFormat
from .get_contract_json_response_200 import GetContractJsonResponse200
from .get_dataset_format import GetDatasetFormat
from .get_dataset_reconciliation_response_200_type_2 import (
    GetDatasetReconciliationResponse200Type2,
)
from .get_event_format import GetEventFormat
from .get_event_include_item import GetEventIncludeItem
from .get_event_positions_span import GetEventPositionsSpan
from .get_link_format import GetLinkFormat
from .get_reconciliation_response_200_type_2 import GetReconciliationResponse200Type2
from .get_source_format import GetSourceFormat
from .get_source_include_item import GetSourceIncludeItem
from .get_statement_format import GetStatementFormat
from .get_statement_include_item import GetStatementIncludeItem
from .graph import Graph
from .health import Health
from .highlight import Highlight
from .history import History
from .hit import Hit
from .hop import Hop
from .hop_input import HopInput
from .identifier import Identifier
from .identifier_input import IdentifierInput
from .included import Included
from .judgement import Judgement
from .kind import Kind
from .label import Label
from .labels import Labels
from .link import Link
from .link_input import LinkInput
from .link_item import LinkItem
from .link_list import LinkList
from .link_records import LinkRecords
from .linked_about import LinkedAbout
from .linked_actor import LinkedActor
from .linked_affiliation import LinkedAffiliation
from .linked_code import LinkedCode
from .linked_dataset import LinkedDataset
from .linked_event import LinkedEvent
from .linked_figure import LinkedFigure
from .linked_hop import LinkedHop
from .linked_label import LinkedLabel
from .linked_link import LinkedLink
from .linked_name import LinkedName
from .linked_participation import LinkedParticipation
from .linked_place import LinkedPlace
from .linked_source import LinkedSource
from .linked_speaker import LinkedSpeaker
from .linked_standing import LinkedStanding
from .linked_statement import LinkedStatement
from .linked_version import LinkedVersion
from .linked_voice import LinkedVoice
from .list_actors_count import ListActorsCount
from .list_actors_format import ListActorsFormat
from .list_actors_include_item import ListActorsIncludeItem
from .list_actors_sort import ListActorsSort
from .list_affiliations_count import ListAffiliationsCount
from .list_affiliations_date_match import ListAffiliationsDateMatch
from .list_affiliations_format import ListAffiliationsFormat
from .list_affiliations_include_item import ListAffiliationsIncludeItem
from .list_affiliations_sort import ListAffiliationsSort
from .list_change_sets_operation_item import ListChangeSetsOperationItem
from .list_changes_format import ListChangesFormat
from .list_changes_kind_item import ListChangesKindItem
from .list_contested_positions_count import ListContestedPositionsCount
from .list_contested_positions_date_match import ListContestedPositionsDateMatch
from .list_contested_positions_fact_item import ListContestedPositionsFactItem
from .list_contested_positions_format import ListContestedPositionsFormat
from .list_contested_positions_precision import ListContestedPositionsPrecision
from .list_contested_positions_sort import ListContestedPositionsSort
from .list_events_count import ListEventsCount
from .list_events_date_match import ListEventsDateMatch
from .list_events_format import ListEventsFormat
from .list_events_include_item import ListEventsIncludeItem
from .list_events_precision import ListEventsPrecision
from .list_events_sort import ListEventsSort
from .list_links_count import ListLinksCount
from .list_links_date_match import ListLinksDateMatch
from .list_links_format import ListLinksFormat
from .list_links_sort import ListLinksSort
from .list_sources_count import ListSourcesCount
from .list_sources_date_match import ListSourcesDateMatch
from .list_sources_format import ListSourcesFormat
from .list_sources_include_item import ListSourcesIncludeItem
from .list_sources_sort import ListSourcesSort
from .list_statements_count import ListStatementsCount
from .list_statements_date_match import ListStatementsDateMatch
from .list_statements_format import ListStatementsFormat
from .list_statements_include_item import ListStatementsIncludeItem
from .list_statements_sort import ListStatementsSort
from .listed_change import ListedChange
from .locator import Locator
from .locator_passage import LocatorPassage
from .locator_passage_input import LocatorPassageInput
from .measure import Measure
from .medium import Medium
from .merge import Merge
from .modality import Modality
from .name import Name
from .name_input import NameInput
from .name_kind import NameKind
from .name_match import NameMatch
from .name_match_reason import NameMatchReason
from .named import Named
from .named_actor import NamedActor
from .named_actor_reason import NamedActorReason
from .network import Network
from .node import Node
from .page_info import PageInfo
from .page_info_linked import PageInfoLinked
from .participation import Participation
from .participation_input import ParticipationInput
from .party_position import PartyPosition
from .patch_operation import PatchOperation
from .place import Place
from .place_input import PlaceInput
from .point import Point
from .polarity import Polarity
from .policy import Policy
from .position_statement import PositionStatement
from .positions import Positions
from .postal_address import PostalAddress
from .precision import Precision
from .problem import Problem
from .problem_fault import ProblemFault
from .problem_type import ProblemType
from .property_setting import PropertySetting
from .property_value import PropertyValue
from .proposed_properties import ProposedProperties
from .put_actor import PutActor
from .put_affiliation import PutAffiliation
from .put_event import PutEvent
from .put_source import PutSource
from .put_statement import PutStatement
from .raw_cell import RawCell
from .raw_row import RawRow
from .reason import Reason
from .reconcile_candidate import ReconcileCandidate
from .reconcile_feature import ReconcileFeature
from .reconcile_manifest import ReconcileManifest
from .reconcile_property import ReconcileProperty
from .reconcile_query import ReconcileQuery
from .reconcile_query_type_strict import ReconcileQueryTypeStrict
from .reconcile_result import ReconcileResult
from .reconcile_type import ReconcileType
from .relation import Relation
from .release import Release
from .release_counts import ReleaseCounts
from .release_item import ReleaseItem
from .release_list import ReleaseList
from .release_ref import ReleaseRef
from .released_file import ReleasedFile
from .retract import Retract
from .retrieved_text import RetrievedText
from .revert_input import RevertInput
from .role import Role
from .said_about import SaidAbout
from .search_kind_item import SearchKindItem
from .search_list import SearchList
from .service import Service
from .service_dataset import ServiceDataset
from .service_links import ServiceLinks
from .service_path import ServicePath
from .source import Source
from .source_input import SourceInput
from .source_item import SourceItem
from .source_kind import SourceKind
from .source_list import SourceList
from .speaker import Speaker
from .speaker_input import SpeakerInput
from .specific_resource import SpecificResource
from .spread import Spread
from .stance import Stance
from .standing import Standing
from .statement import Statement
from .statement_group import StatementGroup
from .statement_input import StatementInput
from .statement_item import StatementItem
from .statement_list import StatementList
from .statements_about import StatementsAbout
from .status import Status
from .suggest_services import SuggestServices
from .suggested import Suggested
from .suggestions import Suggestions
from .template import Template
from .text import Text
from .text_input import TextInput
from .text_passage import TextPassage
from .text_passage_input import TextPassageInput
from .text_position_selector import TextPositionSelector
from .text_quote_selector import TextQuoteSelector
from .unlink import Unlink
from .unmerge import Unmerge
from .version import Version
from .via_mode import ViaMode
from .voice import Voice
from .withdrawn import Withdrawn
from .word import Word

__all__ = (
    "About",
    "AboutInput",
    "Act",
    "Actor",
    "ActorInput",
    "ActorItem",
    "ActorKind",
    "ActorList",
    "ActorListMatches",
    "Affiliation",
    "AffiliationInput",
    "AffiliationItem",
    "AffiliationList",
    "AffiliationType",
    "Annotation",
    "AskDatasetReconciliationBody",
    "AskDatasetReconciliationResponse200Type1",
    "AskReconciliationBody",
    "AskReconciliationResponse200Type1",
    "Category",
    "Change",
    "ChangeSet",
    "ChangeSetCounts",
    "ChangeSetDatasetChanges",
    "ChangeSetHead",
    "ChangeSetInput",
    "ChangeSetItem",
    "ChangeSetList",
    "ChangeSetResult",
    "Check",
    "CheckInput",
    "CheckInputKind",
    "Citation",
    "Code",
    "CodeList",
    "CodeLists",
    "CodeMapping",
    "ConceptMapping",
    "ConceptScheme",
    "ContestedFact",
    "ContestedList",
    "ContestedPositions",
    "Counterpart",
    "Counts",
    "Csl",
    "CslDate",
    "CslName",
    "Cut",
    "Dataset",
    "DatasetCounts",
    "DatasetFieldChange",
    "DatasetInput",
    "DatasetItem",
    "DatasetList",
    "Digest",
    "Digests",
    "Distribution",
    "Edge",
    "EdtfDate",
    "EdtfDateInput",
    "EntityValue",
    "Event",
    "EventInput",
    "EventItem",
    "EventList",
    "Evidence",
    "EvidenceInput",
    "ExtendMeta",
    "ExtendProperty",
    "ExtendPropertySettings",
    "ExtendQuery",
    "ExtendResult",
    "ExtendResultRows",
    "ExtendResultRowsAdditionalProperty",
    "ExtendService",
    "ExtendValue",
    "FacetCount",
    "Facets",
    "Fact",
    "FactPositions",
    "Feature",
    "FeatureCollection",
    "FeaturePart",
    "FeatureProperties",
    "Feed",
    "FeedPage",
    "Figure",
    "FigureInput",
    "Filled",
    "FilledInput",
    "FuzzyDate",
    "GeoCoordinates",
    "GetActorFormat",
    "GetActorIncludeItem",
    "GetActorNetworkDateMatch",
    "GetActorNetworkFormat",
    "GetAffiliationFormat",
    "GetAffiliationIncludeItem",
    "GetCodesFormat",
    "GetContractJsonResponse200",
    "GetDatasetFormat",
    "GetDatasetReconciliationResponse200Type2",
    "GetEventFormat",
    "GetEventIncludeItem",
    "GetEventPositionsSpan",
    "GetLinkFormat",
    "GetReconciliationResponse200Type2",
    "GetSourceFormat",
    "GetSourceIncludeItem",
    "GetStatementFormat",
    "GetStatementIncludeItem",
    "Graph",
    "Health",
    "Highlight",
    "History",
    "Hit",
    "Hop",
    "HopInput",
    "Identifier",
    "IdentifierInput",
    "Included",
    "Judgement",
    "Kind",
    "Label",
    "Labels",
    "Link",
    "LinkedAbout",
    "LinkedActor",
    "LinkedAffiliation",
    "LinkedCode",
    "LinkedDataset",
    "LinkedEvent",
    "LinkedFigure",
    "LinkedHop",
    "LinkedLabel",
    "LinkedLink",
    "LinkedName",
    "LinkedParticipation",
    "LinkedPlace",
    "LinkedSource",
    "LinkedSpeaker",
    "LinkedStanding",
    "LinkedStatement",
    "LinkedVersion",
    "LinkedVoice",
    "LinkInput",
    "LinkItem",
    "LinkList",
    "LinkRecords",
    "ListActorsCount",
    "ListActorsFormat",
    "ListActorsIncludeItem",
    "ListActorsSort",
    "ListAffiliationsCount",
    "ListAffiliationsDateMatch",
    "ListAffiliationsFormat",
    "ListAffiliationsIncludeItem",
    "ListAffiliationsSort",
    "ListChangeSetsOperationItem",
    "ListChangesFormat",
    "ListChangesKindItem",
    "ListContestedPositionsCount",
    "ListContestedPositionsDateMatch",
    "ListContestedPositionsFactItem",
    "ListContestedPositionsFormat",
    "ListContestedPositionsPrecision",
    "ListContestedPositionsSort",
    "ListedChange",
    "ListEventsCount",
    "ListEventsDateMatch",
    "ListEventsFormat",
    "ListEventsIncludeItem",
    "ListEventsPrecision",
    "ListEventsSort",
    "ListLinksCount",
    "ListLinksDateMatch",
    "ListLinksFormat",
    "ListLinksSort",
    "ListSourcesCount",
    "ListSourcesDateMatch",
    "ListSourcesFormat",
    "ListSourcesIncludeItem",
    "ListSourcesSort",
    "ListStatementsCount",
    "ListStatementsDateMatch",
    "ListStatementsFormat",
    "ListStatementsIncludeItem",
    "ListStatementsSort",
    "Locator",
    "LocatorPassage",
    "LocatorPassageInput",
    "Measure",
    "Medium",
    "Merge",
    "Modality",
    "Name",
    "Named",
    "NamedActor",
    "NamedActorReason",
    "NameInput",
    "NameKind",
    "NameMatch",
    "NameMatchReason",
    "Network",
    "Node",
    "PageInfo",
    "PageInfoLinked",
    "Participation",
    "ParticipationInput",
    "PartyPosition",
    "PatchOperation",
    "Place",
    "PlaceInput",
    "Point",
    "Polarity",
    "Policy",
    "Positions",
    "PositionStatement",
    "PostalAddress",
    "Precision",
    "Problem",
    "ProblemFault",
    "ProblemType",
    "PropertySetting",
    "PropertyValue",
    "ProposedProperties",
    "PutActor",
    "PutAffiliation",
    "PutEvent",
    "PutSource",
    "PutStatement",
    "RawCell",
    "RawRow",
    "Reason",
    "ReconcileCandidate",
    "ReconcileFeature",
    "ReconcileManifest",
    "ReconcileProperty",
    "ReconcileQuery",
    "ReconcileQueryTypeStrict",
    "ReconcileResult",
    "ReconcileType",
    "Relation",
    "Release",
    "ReleaseCounts",
    "ReleasedFile",
    "ReleaseItem",
    "ReleaseList",
    "ReleaseRef",
    "Retract",
    "RetrievedText",
    "RevertInput",
    "Role",
    "SaidAbout",
    "SearchKindItem",
    "SearchList",
    "Service",
    "ServiceDataset",
    "ServiceLinks",
    "ServicePath",
    "Source",
    "SourceInput",
    "SourceItem",
    "SourceKind",
    "SourceList",
    "Speaker",
    "SpeakerInput",
    "SpecificResource",
    "Spread",
    "Stance",
    "Standing",
    "Statement",
    "StatementGroup",
    "StatementInput",
    "StatementItem",
    "StatementList",
    "StatementsAbout",
    "Status",
    "Suggested",
    "Suggestions",
    "SuggestServices",
    "Template",
    "Text",
    "TextInput",
    "TextPassage",
    "TextPassageInput",
    "TextPositionSelector",
    "TextQuoteSelector",
    "Unlink",
    "Unmerge",
    "Version",
    "ViaMode",
    "Voice",
    "Withdrawn",
    "Word",
)
